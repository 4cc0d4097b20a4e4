generator client {
  provider = "prisma-client"
}

model T {
  id Int    @id
  a  String @storage(External) @compression(Pglz) @statistics(500) @with(["n_distinct=-0.5"])
  b  String
}
