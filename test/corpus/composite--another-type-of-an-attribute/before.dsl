domain Code {
  value String
}

type Spot {
  code Code
}

enum Kind {
  home
  work
}

type Place {
  city String
  size Int
}

type Address {
  street String @db.VarChar(100)
  kind   Kind
  place  Place
  number Int
}

model Person {
  id     Int      @id
  home   Address? @default(dbgenerated("ROW('street', 'home', ROW('city', 1), 1)::\"Address\""))
  places Place[]
  spot   Spot?

  @@index([id], where: raw("(home).number > 1"))
}
