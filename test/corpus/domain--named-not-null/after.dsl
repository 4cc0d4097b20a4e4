domain Email {
  value String @notNull(map: "written")
}

domain Phone {
  value String @notNull(map: "called")
}

domain Url {
  value String @notNull(map: "linked")
}

domain Name {
  value String @db.VarChar(40) @notNull(map: "named")
}

model Person {
  id    Int @id
  email Email
  phone Phone
  url   Url
  name  Name
}
