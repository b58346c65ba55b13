using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// The register, and its exports for the archive. An export is asked for by a form, since it writes: who took what is audited.
/// </summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class RegisterController(RegisterReader register, RegisterExport export, CatalogueStore catalogue, TimeProvider clock)
    : Controller
{
    public const string Path = QueueController.Path + "/registro";

    // More is found by searching; the exports have all.
    private const int Shown = 200;

    private int ThisYear => BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year;

    [HttpGet(Path)]
    public Task<IActionResult> Show([FromQuery(Name = "ano")] int? year, CancellationToken cancel) =>
        ShowAsync(new RegisterForm { Ano = year }, cancel);

    // Names and documents are personal: they are sent in the body, for addresses end up in logs.
    [HttpPost(Path)]
    public Task<IActionResult> Find(RegisterForm form, CancellationToken cancel) => ShowAsync(form, cancel);

    [HttpPost(Path + "/exportar")]
    public async Task<IActionResult> Export(RegisterForm form, CancellationToken cancel)
    {
        if (form.Formato is not { } format)
            return BadRequest();
        var file = await export.ExportAsync(form.Filter(ThisYear), format, User.PersonId(), cancel);
        Response.Headers["X-Content-SHA256"] = file.Sha256;
        return File(file.Bytes, file.MediaType, file.Name);
    }

    private async Task<IActionResult> ShowAsync(RegisterForm form, CancellationToken cancel)
    {
        var lines = await register.ListAsync(form.Filter(ThisYear), cancel);
        form.Ano ??= ThisYear;
        var years = (await register.YearsAsync(cancel)).Append(ThisYear).Distinct().OrderDescending().ToList();
        return View(
            "Register",
            new RegisterPage(
                form,
                years,
                [.. catalogue.Current.Courses.Where(c => c.HasLessons).Select(c => (c.Id, c.Title))],
                [.. lines.Reverse().Take(Shown)],
                lines.Count
            )
        );
    }
}
