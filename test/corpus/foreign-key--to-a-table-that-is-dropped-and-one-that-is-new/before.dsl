model Old {
  id Int    @id
  d  Deal[]
}

model Deal {
  id  Int  @id
  ref Int?
  r   Old? @relation(fields: [ref], references: [id])
}
