domain Code {
  value String
}

type Address {
  street String
  zip    Code
  gone   Int
}

model Person {
  id    Int       @id
  home  Address?
  homes Address[]
}
