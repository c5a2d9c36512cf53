print("ancrage")
