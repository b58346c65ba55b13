using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class KeptSummaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CertificateStandings",
                columns: table => new
                {
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    CourseId = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    Rank = table.Column<int>(type: "int", nullable: false),
                    NameOrder = table.Column<byte[]>(type: "varbinary(120)", maxLength: 120, nullable: false),
                    PlaceKey = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    LessonsMissing = table.Column<int>(type: "int", nullable: false),
                    TestsMissing = table.Column<int>(type: "int", nullable: false),
                    CafesMissing = table.Column<int>(type: "int", nullable: false),
                    TasksMissing = table.Column<int>(type: "int", nullable: false),
                    Withheld = table.Column<int>(type: "int", nullable: false),
                    IsImplausiblyFast = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateStandings", x => new { x.PersonId, x.CourseId });
                });

            migrationBuilder.CreateTable(
                name: "LearnerSummaries",
                columns: table => new
                {
                    HumanId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Numbering = table.Column<long>(type: "bigint", nullable: false),
                    Progress = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Details = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearnerSummaries", x => x.HumanId);
                    table.ForeignKey(
                        name: "FK_LearnerSummaries_People_HumanId",
                        column: x => x.HumanId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LearningChanges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearningChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LearningSummaryVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearningSummaryVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LessonMonths",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    PersonId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Lessons = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LessonMonths", x => new { x.PersonId, x.Month });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateStandings_CourseId_Rank_NameOrder",
                table: "CertificateStandings",
                columns: new[] { "CourseId", "Rank", "NameOrder" });

            migrationBuilder.CreateIndex(
                name: "IX_LessonMonths_Month_Lessons",
                table: "LessonMonths",
                columns: new[] { "Month", "Lessons" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CertificateStandings");

            migrationBuilder.DropTable(
                name: "LearnerSummaries");

            migrationBuilder.DropTable(
                name: "LearningChanges");

            migrationBuilder.DropTable(
                name: "LearningSummaryVersions");

            migrationBuilder.DropTable(
                name: "LessonMonths");
        }
    }
}
