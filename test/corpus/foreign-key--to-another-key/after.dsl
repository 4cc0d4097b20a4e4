model One {
  id   Int    @id
  code Int    @unique
  d    Deal[]
}

model Deal {
  id  Int @id
  ref Int
  r   One @relation(fields: [ref], references: [code])
}
