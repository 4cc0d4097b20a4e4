model Deal {
  id     Int @id
  second Int @default(1) @renamedFrom("first")
  third  Int @unique @renamedFrom("second")

  @@index([second, third])
}
