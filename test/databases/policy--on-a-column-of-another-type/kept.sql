SELECT id, title FROM deals ORDER BY id
