generator client {
  provider = "prisma-client"
}

model T {
  id Int @id
}
