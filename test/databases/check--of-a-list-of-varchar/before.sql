CREATE TABLE deals (id int PRIMARY KEY, city varchar(20), size int);
