"""One file a version, named by its number; a file that has been released is never changed."""
