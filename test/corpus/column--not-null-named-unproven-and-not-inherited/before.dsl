model Person {
  id    Int      @id
  email String   @notNull(map: "person has an email")
  city  String   @notNull(inherit: false)
  phone String   @notNull(validated: false)
  fax   String   @notNull(map: "fax_there")
  tags  String[] @notNull(map: "person_tags")
  note  String?

  @@check(expression: "note <> ''", map: "note_filled")
}

model Pupil {
  year Int
  city String

  @@inherits([Person])
}

model Guest {
  stay Int

  @@inherits([Person])
}
