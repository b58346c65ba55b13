using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ActionPlan : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // SQL Server alters no column of a primary key.
            migrationBuilder.DropPrimaryKey(name: "PK_PublishedCells", table: "PublishedCells");
            migrationBuilder.DropPrimaryKey(name: "PK_ClosedMonths", table: "ClosedMonths");

            migrationBuilder.AlterColumn<string>(
                name: "Figure",
                table: "PublishedCells",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

            migrationBuilder.AlterColumn<string>(
                name: "Figure",
                table: "ClosedMonths",
                type: "nvarchar(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

            migrationBuilder.AddPrimaryKey(
                name: "PK_PublishedCells",
                table: "PublishedCells",
                columns: new[] { "Month", "Figure", "Place" });
            migrationBuilder.AddPrimaryKey(name: "PK_ClosedMonths", table: "ClosedMonths", columns: new[] { "Month", "Figure" });

            migrationBuilder.CreateTable(
                name: "PlanReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Result = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(600)", maxLength: 600, nullable: false),
                    Link = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true),
                    Extension = table.Column<string>(type: "nvarchar(5)", maxLength: 5, nullable: true),
                    Length = table.Column<int>(type: "int", nullable: false),
                    ReportedById = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ReportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    WithdrawnById = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    WithdrawalReason = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanReports", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PlanReports_Year_Result",
                table: "PlanReports",
                columns: new[] { "Year", "Result" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PlanReports");

            // SQL Server alters no column of a primary key.
            migrationBuilder.DropPrimaryKey(name: "PK_PublishedCells", table: "PublishedCells");
            migrationBuilder.DropPrimaryKey(name: "PK_ClosedMonths", table: "ClosedMonths");

            migrationBuilder.AlterColumn<string>(
                name: "Figure",
                table: "PublishedCells",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(120)",
                oldMaxLength: 120);

            migrationBuilder.AlterColumn<string>(
                name: "Figure",
                table: "ClosedMonths",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(120)",
                oldMaxLength: 120);

            migrationBuilder.AddPrimaryKey(
                name: "PK_PublishedCells",
                table: "PublishedCells",
                columns: new[] { "Month", "Figure", "Place" });
            migrationBuilder.AddPrimaryKey(name: "PK_ClosedMonths", table: "ClosedMonths", columns: new[] { "Month", "Figure" });
        }
    }
}
