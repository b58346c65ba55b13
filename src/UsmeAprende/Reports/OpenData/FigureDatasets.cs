using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Figures;
using UsmeAprende.Gatherings;

namespace UsmeAprende.Reports.OpenData;

/// <summary>Lessons finished, by place and month.</summary>
internal sealed class ParticipationDataset(PublishedFigureReader figures)
    : OpenDataset(
        "participacion",
        "Lecciones terminadas por lugar y mes",
        "Cuántas lecciones terminó la gente de cada lugar, a solas o en un encuentro. Cada lección de cada persona cuenta una vez.",
        [
            new("mes", OpenColumnType.Month, "Mes en que se terminaron por primera vez."),
            new("lugar", OpenColumnType.Text, "Vereda, barrio o UPZ; «Otros lugares» reúne los que tuvieron menos de cinco personas."),
            new("lecciones", OpenColumnType.Number, "Cuántas lecciones."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["participación", "educación digital", "veredas"];

    public override string Missing => $"{FewAreZero} Los lugares con menos de cinco personas van juntos.";

    public override async Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel) =>
        [
            .. (await figures.ListPlacesAsync(FinishedLessonsFigure.Name, cancel)).Select(cell =>
                new object?[] { FigureTable.Format(cell.Month), cell.Place ?? "Otros lugares", cell.Total }
            ),
        ];
}

/// <summary>Courses and modules that people finished, by month.</summary>
internal sealed class CompletionDataset(PublishedFigureReader figures, CatalogueStore catalogue)
    : OpenDataset(
        "terminados",
        "Personas que terminaron un curso o un módulo, por mes",
        "Cuántas personas terminaron por primera vez todas las lecciones publicadas de cada curso y de cada módulo.",
        [
            new("mes", OpenColumnType.Month, "Mes en que lo terminaron."),
            new("curso_id", OpenColumnType.Text, "Identificador del curso."),
            new("modulo_id", OpenColumnType.Text, "Identificador del módulo; vacío para el curso entero."),
            new("personas", OpenColumnType.Number, "Cuántas personas."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["cursos", "educación digital", "personas"];

    public override string Missing => FewAreZero;

    public override async Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel)
    {
        var topics = CompletionTotals.ListCoursesAndModules(catalogue.Current).ToList();
        return await FigureTable.ReadAsync(
            figures,
            topics.ToDictionary(
                CompletionTotals.NameOf,
                topic => (object?[])[new ActivityId($"{topic}/").CourseId, topic.Contains('/') ? topic : null]
            ),
            cancel
        );
    }
}

/// <summary>Gatherings held, by kind and month.</summary>
internal sealed class HeldGatheringDataset(PublishedFigureReader figures)
    : OpenDataset(
        "encuentros-realizados",
        "Encuentros realizados por tipo y mes",
        "Cuántos encuentros se hicieron: los que no se cancelaron y a los que vinieron cinco personas o más.",
        [
            new("mes", OpenColumnType.Month, "Mes del encuentro."),
            new("tipo_id", OpenColumnType.Text, "Identificador del tipo de encuentro."),
            new("tipo", OpenColumnType.Text, "Tipo de encuentro."),
            new("encuentros", OpenColumnType.Number, "Cuántos encuentros."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["encuentros", "participación"];

    public override string Missing => FewAreZero;

    public override Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel) =>
        FigureTable.ReadAsync(
            figures,
            GatheringCodeList.Kinds.All.ToDictionary(
                kind => HeldGatheringTotals.NameOfKind(kind.Key),
                kind => (object?[])[kind.Key, kind.Value]
            ),
            cancel
        );
}

/// <summary>Certificates issued, by month.</summary>
internal sealed class CertificateDataset(PublishedFigureReader figures, CatalogueStore catalogue)
    : OpenDataset(
        "constancias",
        "Constancias emitidas por mes",
        "Cuántas constancias se emitieron de cada curso y de asistencia a encuentros, sin las que corrigen a otra.",
        [
            new("mes", OpenColumnType.Month, "Mes en que se emitieron."),
            new("curso_id", OpenColumnType.Text, "Identificador del curso; vacío para las de encuentros."),
            new("constancias", OpenColumnType.Number, "Cuántas constancias."),
        ]
    )
{
    public override ImmutableArray<string> Keywords => ["constancias", "cursos"];

    public override string Missing => FewAreZero;

    public override Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel) =>
        FigureTable.ReadAsync(
            figures,
            catalogue
                .Current.Courses.Select(course => course.Id)
                .Append(CertificateTotals.Gatherings)
                .ToDictionary(CertificateTotals.NameOf, topic => (object?[])[topic == CertificateTotals.Gatherings ? null : topic]),
            cancel
        );
}

/// <summary>Rows of published figures: month, what is told of each figure, and its number.</summary>
internal static class FigureTable
{
    /// <param name="told">What the columns between say of a figure, by its name.</param>
    public static async Task<IReadOnlyList<object?[]>> ReadAsync(
        PublishedFigureReader figures,
        IReadOnlyDictionary<string, object?[]> told,
        CancellationToken cancel
    )
    {
        var order = told.Keys.Index().ToDictionary(name => name.Item, name => name.Index, StringComparer.Ordinal);
        var months = await figures.ListMonthsAsync([.. told.Keys], year: null, cancel);
        return
        [
            .. months
                .OrderBy(m => m.Key.Month)
                .ThenBy(m => order[m.Key.Figure])
                .Select(m => (object?[])[Format(m.Key.Month), .. told[m.Key.Figure], m.Value]),
        ];
    }

    public static string Format(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
