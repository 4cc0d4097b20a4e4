model One {
  id Int    @id
  d  Deal[]
}

model Two {
  id Int @id
}

model Deal {
  id  Int @id
  ref Int
  r   One @relation(fields: [ref], references: [id])
}
