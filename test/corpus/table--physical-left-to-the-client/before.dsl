generator client {
  provider = "prisma-client"
}

model T {
  id Int    @id
  a  String

  @@unlogged
  @@with(["fillfactor=70"])
}
