using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class BadgeStatusAndTemplates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "ProofPublicPart",
                table: "SigningKeys",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "SealedProofPart",
                table: "SigningKeys",
                type: "BLOB",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "StatusIndex",
                table: "BadgeAwards",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "TemplateEditions",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Chat = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    MadeById = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateEditions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BadgeAwards_StatusIndex",
                table: "BadgeAwards",
                column: "StatusIndex",
                unique: true,
                filter: "[StatusIndex] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_TemplateEditions_Kind_Version",
                table: "TemplateEditions",
                columns: new[] { "Kind", "Version" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TemplateEditions");

            migrationBuilder.DropIndex(
                name: "IX_BadgeAwards_StatusIndex",
                table: "BadgeAwards");

            migrationBuilder.DropColumn(
                name: "ProofPublicPart",
                table: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "SealedProofPart",
                table: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "StatusIndex",
                table: "BadgeAwards");
        }
    }
}
