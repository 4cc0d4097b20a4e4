domain Email {
  value String @notNull(map: "given")
}

domain Phone {
  value String @notNull
}

domain Url {
  value String
}

domain Name {
  value String @notNull(map: "named")
}

model Person {
  id    Int @id
  email Email
  phone Phone
  url   Url
  name  Name
}
