using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Paper;

/// <summary>
/// The attendance list as a document: one to sign, which gives codes to its people and so is asked for by POST, and the list as it was
/// taken.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class SheetsController(FacilitatedGatheringReader facilitated, AttendanceSheetBuilder sheets, TimeProvider clock) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}";

    [HttpPost(Path + "/planilla")]
    public async Task<IActionResult> Blank(Guid id, [FromForm(Name = "formato")] string? format, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? Send(await sheets.CreateBlankAsync(gathering, cancel), isBook: format == "xlsx", "planilla")
            : NotFound();

    [HttpGet(Path + "/lista.pdf")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken cancel) => await FilledAsync(id, isBook: false, cancel);

    [HttpGet(Path + "/lista.xlsx")]
    public async Task<IActionResult> Book(Guid id, CancellationToken cancel) => await FilledAsync(id, isBook: true, cancel);

    private async Task<IActionResult> FilledAsync(Guid id, bool isBook, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? Send(await sheets.CreateFilledAsync(gathering, cancel), isBook, "asistencia")
            : NotFound();

    private FileContentResult Send(AttendanceSheet sheet, bool isBook, string name) =>
        isBook
            ? File(AttendanceSheetSpreadsheet.Write(sheet), SpreadsheetWriter.MediaType, $"{name}.xlsx")
            : File(AttendanceSheetPdf.Print(sheet, clock.GetUtcNow().UtcDateTime), PdfWriter.MediaType, $"{name}.pdf");
}
