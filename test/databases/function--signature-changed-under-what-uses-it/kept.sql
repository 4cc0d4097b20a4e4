SELECT id, title, n FROM deals ORDER BY id
