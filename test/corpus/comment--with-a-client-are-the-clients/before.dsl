generator client {
  provider = "prisma-client-js"
}

/// one
model T {
  id String @id @default(uuid())
}
