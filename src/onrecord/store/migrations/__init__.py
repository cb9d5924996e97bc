"""How the schema came to be: one file a version, run in order by `onrecord.store.database.migrate`."""
