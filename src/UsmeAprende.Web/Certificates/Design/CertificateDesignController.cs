using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Certificates.Design;

/// <summary>The page where a coordinator changes how certificates look, sees it before it is used, and goes back.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class CertificateDesignController(CertificateDesignEditing editing, CertificateDesignSample sample) : Controller
{
    public const string Path = "/coordinacion/certificados/diseno";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) =>
        await ShowAsync(CertificateDesignForm.Create((await editing.ListHistoryAsync(cancel))[0].Design), null, null, cancel);

    [HttpPost(Path)]
    public async Task<IActionResult> Save(CertificateDesignForm form, CancellationToken cancel)
    {
        var design = form.Read();
        if (form.TryMove())
        {
            // Otherwise the page would show the order that was sent.
            ModelState.Clear();
            return await ShowAsync(form, form.Read(), null, cancel);
        }
        foreach (var problem in CertificateDesignCheck.FindProblems(design))
            ModelState.AddModelError(problem.Field, problem.Sentence);
        if (!ModelState.IsValid)
            return await RefuseAsync(form, cancel);
        var (pdf, fault) = await sample.PrintAsync(design, cancel);
        if (fault is not null)
        {
            ModelState.AddModelError(nameof(form.Note), fault);
            return await RefuseAsync(form, cancel);
        }
        return form.Accion switch
        {
            CertificateDesignPage.Pdf => File(pdf!, PdfWriter.MediaType),
            CertificateDesignPage.Look => await ShowAsync(form, design, null, cancel),
            _ => await StoreAsync(design, form.Version, form, cancel),
        };
    }

    /// <summary>Going back is one more edition with the earlier design: nothing is lost, and it can be undone too.</summary>
    [HttpPost(Path + "/volver")]
    public async Task<IActionResult> GoBack(int version, int edicion, CancellationToken cancel) =>
        (await editing.ListHistoryAsync(cancel)).FirstOrDefault(item => item.Version == edicion) is { } earlier
            ? await StoreAsync(earlier.Design, version, CertificateDesignForm.Create(earlier.Design), cancel)
            : NotFound();

    private async Task<IActionResult> StoreAsync(
        CertificateDesign design,
        int basedOn,
        CertificateDesignForm form,
        CancellationToken cancel
    )
    {
        switch (await editing.SaveAsync(HttpContext.Actor(), design, basedOn, cancel))
        {
            case CertificateDesignResult.Saved:
                return LocalRedirect($"{Path}?hecho=guardado");
            case CertificateDesignResult.NotAllowed:
                return Forbid();
            default:
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await ShowAsync(form, null, (await editing.ListHistoryAsync(cancel))[0], cancel);
        }
    }

    private Task<IActionResult> RefuseAsync(CertificateDesignForm form, CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return ShowAsync(form, null, null, cancel);
    }

    private async Task<IActionResult> ShowAsync(
        CertificateDesignForm form,
        CertificateDesign? looked,
        CertificateDesignHistoryItem? theirs,
        CancellationToken cancel
    ) =>
        View("CertificateDesign", new CertificateDesignPage(form, looked, theirs, sample.Create(), await editing.ListHistoryAsync(cancel)));
}

/// <summary>The design being changed.</summary>
/// <param name="Looked">How it would be, above the form; null if nobody asked.</param>
/// <param name="Theirs">What somebody else stored meanwhile.</param>
/// <param name="Sheet">A made-up certificate.</param>
/// <param name="History">Newest first, at last the one of the programme.</param>
public sealed record CertificateDesignPage(
    CertificateDesignForm Form,
    CertificateDesign? Looked,
    CertificateDesignHistoryItem? Theirs,
    PrintableCertificate Sheet,
    IReadOnlyList<CertificateDesignHistoryItem> History
)
{
    /// <summary>The button that shows the design without storing it.</summary>
    public const string Look = "ver";

    /// <summary>The button that makes a PDF of it.</summary>
    public const string Pdf = "pdf";

    /// <summary>With the place of a block, the button that moves it up.</summary>
    public const string Up = "subir";

    /// <summary>The name under which a page gives <c>_Paper</c> a design that is not stored.</summary>
    public const string Shown = "Design";

    public int Version => History[0].Version;

    public static IEnumerable<FormChoice> Sizes { get; } =
    [new(nameof(BlockSize.Small), "Pequeña"), new(nameof(BlockSize.Normal), "Normal"), new(nameof(BlockSize.Large), "Grande")];

    public static IEnumerable<FormChoice> Colours { get; } =
    [
        new(nameof(CertificateColours.Paramo), "Verde del páramo"),
        new(nameof(CertificateColours.Blue), "Azul"),
        new(nameof(CertificateColours.Wine), "Vinotinto"),
        new(nameof(CertificateColours.Black), "Negro y gris"),
    ];

    public static string NameOf(CertificateBlock block) =>
        block switch
        {
            CertificateBlock.Emblem => "Emblema",
            CertificateBlock.Entity => "Entidad",
            CertificateBlock.Programme => "Programa",
            CertificateBlock.Title => "Título",
            CertificateBlock.Ornament => "Montañas pequeñas",
            CertificateBlock.Statement => "Quién es y qué hizo",
            CertificateBlock.Competences => "Lo que se trabajó",
            CertificateBlock.Note => "Párrafo propio",
            CertificateBlock.Issue => "Lugar y fecha",
            _ => "Letra pequeña",
        };
}
