using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Learning.Summaries;

namespace UsmeAprende.Figures;

/// <summary>
/// The one table of public figures. A feature adds what it counts as one more <see cref="IMonthlyFigure"/> or <see cref="IMonthlyTotals"/>.
/// </summary>
internal static class FiguresServices
{
    internal static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<FinishedLessonsFigure>();
        services.AddScoped<IMonthlyFigure>(provider => provider.GetRequiredService<FinishedLessonsFigure>());
        services.AddScoped<FinishedLessonQuery>();
        services.AddScoped<IMonthlyTotals, HeldGatheringTotals>();
        services.AddScoped<IMonthlyTotals, CompletionTotals>();
        services.AddScoped<LessonMonthReader>();
        services.AddScoped<ILearningSummary, LessonMonthSummary>();
        services.AddScoped<PlaceBreakdown>();
        services.AddScoped<MonthClosing>();
        services.AddScoped<PublishedFigureReader>();
    }
}
