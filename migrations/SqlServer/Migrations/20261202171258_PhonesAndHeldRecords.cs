using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class PhonesAndHeldRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "FreeMegabytes",
                table: "PersonDevices",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "HeardAt",
                table: "PersonDevices",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Waiting",
                table: "PersonDevices",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "HeldRecords",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DeviceId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    SealId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    EphemeralKey = table.Column<byte[]>(type: "varbinary(200)", maxLength: 200, nullable: false),
                    Nonce = table.Column<byte[]>(type: "varbinary(12)", maxLength: 12, nullable: false),
                    Box = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DecidedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    IsAccepted = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldRecords", x => new { x.PersonId, x.Id });
                    table.ForeignKey(
                        name: "FK_HeldRecords_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HeldRecords_DecidedAt",
                table: "HeldRecords",
                column: "DecidedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HeldRecords");

            migrationBuilder.DropColumn(
                name: "FreeMegabytes",
                table: "PersonDevices");

            migrationBuilder.DropColumn(
                name: "HeardAt",
                table: "PersonDevices");

            migrationBuilder.DropColumn(
                name: "Waiting",
                table: "PersonDevices");
        }
    }
}
