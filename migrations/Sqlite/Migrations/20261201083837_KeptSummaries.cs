using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UsmeAprende.Migrations.Sqlite.Migrations
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
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CourseId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    NameOrder = table.Column<byte[]>(type: "BLOB", maxLength: 120, nullable: false),
                    PlaceKey = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    LessonsMissing = table.Column<int>(type: "INTEGER", nullable: false),
                    TestsMissing = table.Column<int>(type: "INTEGER", nullable: false),
                    CafesMissing = table.Column<int>(type: "INTEGER", nullable: false),
                    TasksMissing = table.Column<int>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<int>(type: "INTEGER", nullable: false),
                    IsImplausiblyFast = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateStandings", x => new { x.PersonId, x.CourseId });
                });

            migrationBuilder.CreateTable(
                name: "LearnerSummaries",
                columns: table => new
                {
                    HumanId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    Numbering = table.Column<long>(type: "INTEGER", nullable: false),
                    Progress = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Details = table.Column<byte[]>(type: "BLOB", nullable: true)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearningChanges", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LearningSummaryVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LearningSummaryVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LessonMonths",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Lessons = table.Column<int>(type: "INTEGER", nullable: false)
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
