datasource db {
  provider   = "postgresql"
  extensions = []
}

model T {
  id Int    @id
  a  String
}
