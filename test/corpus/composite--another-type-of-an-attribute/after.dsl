domain Code {
  value String

  @@check(expression: "VALUE <> 'x'")
}

type OtherSpot {
  code Code
}

enum Kind {
  work
  home
  other
}

type Place {
  city String
  size BigInt
}

/// Where letters go
type Address {
  /// As it is written
  street String @collate("C")
  place  Place
  number Decimal
  kind   Kind
  lines  String[]
}

model Person {
  id     Int      @id
  home   Address? @default(dbgenerated("ROW('street', ROW('city', 1), 1, 'home', '{}')::\"Address\""))
  places Place[]
  spot   OtherSpot?

  @@index([id], where: raw("(home).number > 1"))
}
