model New {
  id Int    @id
  d  Deal[]
}

model Deal {
  id  Int  @id
  ref Int?
  r   New? @relation(fields: [ref], references: [id])
}
