model Person {
  id    Int      @id
  email String   @notNull(map: "email_there")
  city  String
  phone String
  fax   String   @notNull(validated: false, map: "fax_there")
  tags  String[] @notNull(map: "tags_there")
  note  String   @notNull(map: "note_filled")
  age   Int      @notNull(validated: false)
}

model Pupil {
  year Int

  @@inherits([Person])
}

model Guest {
  stay Int

  @@inherits([Person])
}
