//! The world: loop, terminal, threads, files, command line.
