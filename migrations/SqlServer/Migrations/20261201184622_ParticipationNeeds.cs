using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.SqlServer.Migrations
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
                type: "int",
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
