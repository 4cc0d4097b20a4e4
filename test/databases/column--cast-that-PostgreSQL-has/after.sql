CREATE TABLE places (id integer, area polygon, address macaddr8);
INSERT INTO places VALUES (1, polygon(12, '<(0,0),2>'::circle), '08:00:2b:ff:fe:01:02:03');
