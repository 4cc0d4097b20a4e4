CREATE TABLE places (id integer, area circle, address macaddr);
INSERT INTO places VALUES (1, '<(0,0),2>', '08:00:2b:01:02:03');
