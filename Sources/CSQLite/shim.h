#include <sqlite3.h>

/* The destructor constant that makes SQLite copy a bound value; Swift cannot import the cast. */
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }

/* Error number of the last failed call on the write-ahead file (or else the database file), which
   sqlite3_system_errno() may have lost to a later call; 0 for none. Calls through the table of
   functions of a file, which Swift cannot do as plainly. */
static inline int csqlite_file_errno(sqlite3 *database) {
  sqlite3_file *file = 0;
  int number = 0;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  if (file && file->pMethods) {
    file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
  }
  if (number == 0) sqlite3_file_control(database, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number;
}
