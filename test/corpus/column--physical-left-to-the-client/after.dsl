generator client {
  provider = "prisma-client"
}

model T {
  id Int    @id
  a  String
  b  Int    @statistics(0)
}
