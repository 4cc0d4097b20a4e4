model Deal {
  id    Int    @id
  title String
  city  City
}

enum City {
  BERLIN
}
