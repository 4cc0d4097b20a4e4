SELECT tableoid::regclass::text AS of, id, note, memo, price FROM deal UNION ALL SELECT 'city', id, note, '', people FROM city ORDER BY 1, 2
