domain Code {
  value String
}

type Location {
  road    String @renamedFrom("street")
  zip     Code
  country String @map("land") @db.Char(2)

  @@map("location")
  @@renamedFrom("Address")
}

type Route {
  from Location
  to   Location
}

model Person {
  id    Int        @id
  home  Location?
  homes Location[]
  way   Route?
}
