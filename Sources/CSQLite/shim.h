#include <sqlite3.h>

/* The destructor constant that makes SQLite copy a bound value; Swift cannot import the cast. */
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
