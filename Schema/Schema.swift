/// The database's objects, one per file, embedded in the program.
package enum Schema {}
