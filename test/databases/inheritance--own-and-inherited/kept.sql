SELECT 'item' AS of, created_at, a1, e FROM item
UNION ALL SELECT tableoid::regclass::text, NULL, id, people FROM town
UNION ALL SELECT tableoid::regclass::text || name, NULL, id, twice FROM place
UNION ALL SELECT tableoid::regclass::text, NULL, price, 0 FROM priced
ORDER BY 1, 3
