model One {
  id Int @id
}

model Two {
  id Int    @id
  d  Deal[]
}

model Deal {
  id  Int @id
  ref Int
  r   Two @relation(fields: [ref], references: [id])
}
