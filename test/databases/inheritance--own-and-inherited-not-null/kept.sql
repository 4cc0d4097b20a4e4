SELECT tableoid::regclass::text AS of, id, name, note FROM place ORDER BY id
