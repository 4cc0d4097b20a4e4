generator client {
  provider = "prisma-client-js"
}

/// two
model T {
  id   String   @id @default(cuid())
  /// three
  made DateTime @default(now())
  last DateTime @updatedAt @default(now())
}
