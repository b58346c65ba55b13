using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class ParticipationNeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Needs",
                table: "People",
                type: "INTEGER",
                maxLength: 40,
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Needs",
                table: "People");
        }
    }
}
