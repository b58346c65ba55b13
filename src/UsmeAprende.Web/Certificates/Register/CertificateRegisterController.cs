using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Web.Certificates.Issuing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Register;

/// <summary>The page of the register, with exports for the archive. An export needs a POST, since it is recorded in the audit.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateRegisterController(
    CertificateRegisterReader register,
    CertificateRegisterExport export,
    CatalogueStore catalogue,
    TimeProvider clock
) : Controller
{
    public const string Path = CertificateQueueController.Path + "/registro";

    // Most rows of a page; the exports have all.
    private const int Shown = 200;

    private int ThisYear => BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year;

    [HttpGet(Path)]
    public Task<IActionResult> Show([FromQuery(Name = "ano")] int? year, CancellationToken cancel) =>
        ShowAsync(new CertificateRegisterForm { Ano = year }, cancel);

    // Names and documents are personal data: they are sent in the body, since addresses end up in logs.
    [HttpPost(Path)]
    public Task<IActionResult> Find(CertificateRegisterForm form, CancellationToken cancel) => ShowAsync(form, cancel);

    [HttpPost(Path + "/exportar")]
    public async Task<IActionResult> Export(CertificateRegisterForm form, CancellationToken cancel)
    {
        if (form.Formato is not { } format)
            return BadRequest();
        var file = await export.ExportAsync(form.ToFilter(ThisYear), format, HttpContext.Actor(), cancel);
        Response.Headers["X-Content-SHA256"] = file.Sha256;
        return File(file.Bytes, file.MediaType, file.Name);
    }

    private async Task<IActionResult> ShowAsync(CertificateRegisterForm form, CancellationToken cancel)
    {
        var lines = await register.ListAsync(form.ToFilter(ThisYear), cancel);
        form.Ano ??= ThisYear;
        var years = (await register.ListYearsAsync(cancel)).Append(ThisYear).Distinct().OrderDescending().ToList();
        return View(
            "Register",
            new CertificateRegisterPage(
                form,
                years,
                [
                    .. catalogue.Current.Courses.Where(c => c.HasLessons).Select(c => (c.Id, c.Title)),
                    (CertificateRegisterForm.Gatherings, "Solo encuentros"),
                ],
                [.. lines.Reverse().Take(Shown)],
                lines.Count
            )
        );
    }
}

/// <summary>The register of a year, page by page.</summary>
public sealed record CertificateRegisterPage(
    CertificateRegisterForm Form,
    IReadOnlyList<int> Years,
    IReadOnlyList<(string Id, string Title)> Courses,
    IReadOnlyList<CertificateRegisterRow> Lines,
    int All
);

/// <summary>The search form of the register.</summary>
public sealed class CertificateRegisterForm
{
    /// <summary>In place of a course: all gatherings. No course's id has a slash.</summary>
    public const string Gatherings = "encuentro/";

    public int? Ano { get; set; }

    public string? Curso { get; set; }

    public string? Busca { get; set; }

    /// <summary><c>validas</c> or <c>terminadas</c>; otherwise all.</summary>
    public string? Estado { get; set; }

    public CertificateRegisterExportFormat? Formato { get; set; }

    public CertificateRegisterFilter ToFilter(int year) =>
        new(
            Ano ?? year,
            string.IsNullOrEmpty(Curso) || Curso == Gatherings ? null : Curso,
            Busca,
            Estado switch
            {
                "validas" => true,
                "terminadas" => false,
                _ => null,
            },
            Curso == Gatherings
        );
}
