datasource db {
  provider = "postgresql"
}

model Deal {
  id Int @id
}
