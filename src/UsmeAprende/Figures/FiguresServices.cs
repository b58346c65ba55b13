using Microsoft.Extensions.DependencyInjection;

namespace UsmeAprende.Figures;

/// <summary>The one table of public figures. A feature adds what it counts as one more <see cref="IFigure"/>.</summary>
internal static class FiguresServices
{
    internal static void AddFigures(this IServiceCollection services)
    {
        services.AddScoped<LessonsFinished>();
        services.AddScoped<IFigure>(provider => provider.GetRequiredService<LessonsFinished>());
        services.AddScoped<PlacesOfPeople>();
        services.AddScoped<MonthClosing>();
        services.AddScoped<PublishedFigures>();
    }
}
