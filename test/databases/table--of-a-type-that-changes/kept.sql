SELECT id::int, name FROM people ORDER BY id
