using UsmeAprende.Badges.Goals;

namespace UsmeAprende.Web.Badges.Goals;

/// <summary>The public text about a goal (R29): no number before its month is published.</summary>
public static class PublicGoalText
{
    public static string Describe(PublicGoal goal) =>
        goal switch
        {
            { Total: { } total } when total >= goal.Target => $"¡Lo logramos! Entre todas y todos hicimos {total} lecciones.",
            { Total: { } total } => $"Entre todas y todos hicimos {total} lecciones. Cada una vale.",
            { Published: not null } => "El mes terminó. Esta vez participaron muy pocas personas para dar un número sin señalar a nadie.",
            { IsOver: true } =>
                "El mes terminó y estamos esperando las lecciones que se hicieron sin señal. Pronto le contamos cómo nos fue.",
            { Step: 0 } => "Apenas empieza. Con una lección suya se pone en camino.",
            { Step: 1 } => "Ya florece el primer frailejón.",
            { Step: 2 } => "Vamos por la mitad, o más.",
            { Step: 3 } => "¡Ya casi! Falta el último frailejón.",
            _ => "¡Florecieron todos! Lo que haga ahora es ganancia.",
        };
}
