SELECT id, round(area::circle::point <-> point(0, 0)) AS middle, address::macaddr8 FROM places
